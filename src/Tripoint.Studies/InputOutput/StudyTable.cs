using System.Collections.Immutable;

namespace Tripoint.Studies.InputOutput;

/// <summary>A column of an answer.</summary>
/// <param name="Name">Its name in JSON and CSV, in camel case.</param>
/// <param name="Title">Its title for a person.</param>
/// <param name="Decimals">Digits after the point for a person; JSON and CSV carry every digit. −1: text.</param>
public sealed record StudyColumn(string Name, string Title, int Decimals = -1);

/// <summary>An answer in rows: what every verb on input-output tables prints.</summary>
/// <param name="Schema">The JSON contract with its version, for example <c>tripoint.io-reliance/1</c>.</param>
/// <param name="Title">What is shown.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The cells: a string, or a double.</param>
/// <param name="Notes">How the table was made, what was done, what must not be concluded.</param>
public sealed record StudyTable(
    string Schema, string Title, ImmutableArray<StudyColumn> Columns, ImmutableArray<ImmutableArray<object>> Rows, ImmutableArray<string> Notes);
