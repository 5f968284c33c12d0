using Microsoft.AspNetCore.Identity;

namespace Tripoint.Workspace.People;

/// <summary>Refuses passwords that length does not help: the own address or name, one pattern over and over, a run of the alphabet or keyboard.</summary>
internal sealed class PlainPasswords : IPasswordValidator<Person>
{
    private static readonly string[] s_runs = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiopasdfghjklzxcvbnm", "password", "tripoint"];

    public Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password)
    {
        var given = (password ?? "").ToLowerInvariant();
        var own = new[] { user.Email?.Split('@')[0], user.DisplayName }.Where(o => o is { Length: >= 4 }).Select(o => o!.ToLowerInvariant());
        var weak = own.Any(o => given.Contains(o, StringComparison.Ordinal)) || Rest(given) < 6;
        return Task.FromResult(weak ? IdentityResult.Failed(new IdentityError { Code = "PasswordTooPlain", Description = "The password follows a pattern." }) : IdentityResult.Success);
    }

    /// <summary>Letters that are left when known runs of four or more and repetitions are taken out.</summary>
    internal static int Rest(string password)
    {
        var left = password.Length;
        for (var at = 0; at < password.Length;)
        {
            var run = Longest(password.AsSpan(at));
            if (run >= 4)
            {
                left -= run - 1;
                at += run;
            }
            else
            {
                at++;
            }
        }
        return left;
    }

    private static int Longest(ReadOnlySpan<char> text)
    {
        var longest = 1;
        while (longest < text.Length && text[longest] == text[0]) longest++;
        foreach (var run in s_runs)
        {
            for (var length = Math.Min(text.Length, run.Length); length > longest; length--)
            {
                if (run.AsSpan().Contains(text[..length], StringComparison.Ordinal)) longest = length;
            }
        }
        return longest;
    }
}
