namespace Tripoint.Load;

/// <summary>What is simulated.</summary>
/// <param name="Postgres">Connection string; null for SQLite.</param>
/// <param name="Seconds">How long edits are made.</param>
/// <param name="Warm">Seconds of edits before that, which are not counted: the program is compiled while it runs.</param>
/// <param name="People">How many pages are open.</param>
/// <param name="Rooms">In how many negotiations.</param>
/// <param name="Edits">Edits a second, in all rooms together.</param>
internal sealed record LoadOptions(string? Postgres, int Seconds, int Warm, int People, int Rooms, int Edits);
