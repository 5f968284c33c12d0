using Microsoft.AspNetCore.Identity;

namespace Tripoint.Workspace.People;

/// <summary>The authenticator app's codes, each of which is taken once (OWASP ASVS 2.8.4): whoever reads one over a shoulder cannot use it as well.</summary>
internal sealed class OneTimeCodes(UsedCodes used) : AuthenticatorTokenProvider<Person>
{
    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<Person> manager, Person user) =>
        await base.ValidateAsync(purpose, token, manager, user) && used.Use(user.Id, token);
}
