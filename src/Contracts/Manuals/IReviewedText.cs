namespace OrleansBooking.Contracts.Manuals;

/// <summary>A text that operators rely on only when somebody else than its writer has approved it (T2, T9).</summary>
public interface IReviewedText
{
    /// <summary>The newest.</summary>
    int Revision { get; }

    string WrittenBy { get; }

    /// <summary>Null: nobody has approved this revision yet.</summary>
    string? ApprovedBy { get; }
}
