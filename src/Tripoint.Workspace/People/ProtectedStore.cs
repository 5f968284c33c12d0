using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.People;

/// <summary>Keeps authenticator keys and recovery codes encrypted: the database alone does not give a second factor away.</summary>
internal sealed class ProtectedStore(RoomContext context, IDataProtectionProvider protection) : UserOnlyStore<Person, RoomContext>(context)
{
    private readonly IDataProtector _protector = protection.CreateProtector("tripoint.person-token");

    public override Task SetTokenAsync(Person user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : _protector.Protect(value), cancellationToken);

    public override async Task<string?> GetTokenAsync(Person user, string loginProvider, string name, CancellationToken cancellationToken) =>
        await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { } value ? _protector.Unprotect(value) : null;
}
