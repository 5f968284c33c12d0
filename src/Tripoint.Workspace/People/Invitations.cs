using System.Security.Cryptography;
using System.Text;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.People;

/// <summary>Makes invitations and finds them by the secret in their link.</summary>
internal static class Invitations
{
    public static readonly TimeSpan Open = TimeSpan.FromDays(7);

    /// <summary>A new invitation and the secret of its link, which is kept nowhere.</summary>
    public static (Invitation Invitation, string Secret) New(
        string forWhom, string? email, string? partyId, PersonRole role, bool isAdministrator, string? byId, DateTimeOffset now, TimeSpan open)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        return (new Invitation
        {
            Id = RowId.New(),
            SecretHash = HashOf(secret),
            ForWhom = forWhom,
            Email = email,
            PartyId = partyId,
            Role = role,
            IsAdministrator = isAdministrator,
            CreatedById = byId,
            CreatedAt = now,
            ExpiresAt = now + open,
        }, secret);
    }

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
