using Tripoint.Codes;

namespace Tripoint.Studies.Briefs;

/// <summary>CO₂ of one member by where it is emitted and by whose final demand causes it, million tonnes.</summary>
/// <param name="Economy">The member.</param>
/// <param name="Production">Emitted within its borders, for anyone's demand.</param>
/// <param name="Consumption">Caused anywhere by its own final demand.</param>
/// <param name="ForMembers">Emitted within its borders for the other members' final demand.</param>
/// <param name="InMembers">Emitted in the other members for its own final demand.</param>
public sealed record MemberFootprint(Economy Economy, double Production, double Consumption, double ForMembers, double InMembers);
