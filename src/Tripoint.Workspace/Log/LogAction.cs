namespace Tripoint.Workspace.Log;

/// <summary>What was done. Kept by name: a member may be added, not renamed.</summary>
public enum LogAction
{
    /// <summary>An item was opened and read; once for each person and version.</summary>
    Saw,

    /// <summary>An item was made.</summary>
    Made,

    /// <summary>What an item holds was changed.</summary>
    Changed,

    /// <summary>An item's audience or embargo was changed.</summary>
    Shared,

    /// <summary>An item was withdrawn.</summary>
    Withdrew,

    /// <summary>An item was taken out of the room as a file or through the API.</summary>
    Exported,

    /// <summary>A delegation said something binding: an offer, an acceptance, a dispute.</summary>
    Stated,

    /// <summary>Someone signed in.</summary>
    SignedIn,

    /// <summary>A sign-in failed.</summary>
    SignInFailed,

    /// <summary>Someone was invited, an invitation was used or taken back.</summary>
    Invited,

    /// <summary>A person, a role, a party or a second factor was changed.</summary>
    PeopleChanged,

    /// <summary>A token for scripts was made or revoked.</summary>
    TokenChanged,

    /// <summary>A delegation's key was made, changed or used.</summary>
    KeyUsed,

    /// <summary>The room was started, upgraded, backed up or restored.</summary>
    Operated,
}
