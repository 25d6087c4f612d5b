namespace OrleansBooking.Contracts.Applicants;

/// <summary>What an upload is for (D1).</summary>
[GenerateSerializer, Alias("ImportKind")]
public enum ImportKind
{
    /// <summary>The city's own IDs: <c>reservation_id,birthday,procedures[,valid_until]</c>.</summary>
    Import = 0,

    /// <summary>The system makes the IDs: <c>reference,birthday,procedures[,valid_until]</c>.</summary>
    Issue = 1,
}
