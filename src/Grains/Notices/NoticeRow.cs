namespace OrleansBooking.Grains.Notices;

/// <summary>A notice with the version of the reservation that it tells of, and how the reservation stands now.</summary>
/// <param name="Attempts">Failed ones so far.</param>
/// <param name="Before">Where it was before a change.</param>
/// <param name="Overtaken">The mail of a newer version is out already.</param>
public sealed record NoticeRow(
    long Number, int Version, NoticeKind Kind, int Attempts, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt, string Procedure,
    Appointment Appointment, Appointment? Before, DateTimeOffset? ClosesAt, int CurrentVersion, string CurrentStatus, string? Language,
    short KeyVersion, byte[] WrappedKey, byte[]? SealedEmail, bool Overtaken)
{
    /// <summary>True if the mail would only confuse: a newer one is out, nobody is left to write to, or what it reminds of is no more.</summary>
    public bool IsNeedless(DateTimeOffset now) =>
        Overtaken || SealedEmail is null
        || (Kind is NoticeKind.Reminder or NoticeKind.DayClosed && (CurrentVersion != Version || CurrentStatus != "booked" || Appointment.Start <= now));

    /// <summary>Shows nothing: records print their members, and numbers must not be logged (P1).</summary>
    public override string ToString() => nameof(NoticeRow);
}
