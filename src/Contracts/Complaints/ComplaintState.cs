namespace OrleansBooking.Contracts.Complaints;

/// <summary>States of a complaint, in their order; none is skipped but the second.</summary>
public static class ComplaintState
{
    public const string Open = "open";

    /// <summary>Somebody works on it.</summary>
    public const string InProgress = "in-progress";

    /// <summary>Answered, and the city was told.</summary>
    public const string Reported = "reported";

    /// <summary>Nothing more is to be done.</summary>
    public const string Closed = "closed";

    public static readonly IReadOnlyList<string> All = [Open, InProgress, Reported, Closed];
}
