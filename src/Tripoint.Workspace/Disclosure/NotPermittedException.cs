namespace Tripoint.Workspace.Disclosure;

/// <summary>Someone tried what the rules do not allow. Pages say so in the reader's language; the API answers 403.</summary>
/// <param name="reason">Key of the text below <c>refused.</c>: for example <c>not-owner</c>.</param>
public sealed class NotPermittedException(string reason) : Exception($"Not permitted: {reason}.")
{
    /// <summary>Key of the text below <c>refused.</c></summary>
    public string Reason { get; } = reason;
}
