using Tripoint.Workspace.Disclosure;

namespace Tripoint.Workspace.Alerts;

/// <summary>What an answer is.</summary>
public enum AnswerKind
{
    /// <summary>An offer to supply.</summary>
    Supply,

    /// <summary>An offer from stock.</summary>
    Stock,

    /// <summary>Information, or another kind of help.</summary>
    Information,

    /// <summary>A request for an emergency meeting: from then on the clock runs.</summary>
    Meeting,
}

/// <summary>A party's answer to a notice. An item of that party's own.</summary>
public sealed class NoticeAnswer : Disclosed
{
    /// <summary>The notice's item.</summary>
    public required string NoticeId { get; init; }

    /// <summary>Who answers.</summary>
    public required string PartyId { get; init; }

    /// <summary>What it is.</summary>
    public AnswerKind Kind { get; init; }

    /// <summary>How much is offered; null where no amount is named.</summary>
    public double? Quantity { get; init; }

    /// <summary>The unit of the amount.</summary>
    public required string Unit { get; init; }

    /// <summary>From when; null where no day is named.</summary>
    public DateOnly? AvailableOn { get; init; }

    /// <summary>The conditions, or the information.</summary>
    public required string Text { get; init; }

    /// <summary>When it was said.</summary>
    public DateTimeOffset At { get; init; }
}
