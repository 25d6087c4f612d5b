namespace OrleansBooking.Web.Citizen.Drafts;

/// <summary>The last command that was accepted, so that reloading and going back show its result.</summary>
/// <param name="Operation">Its operation id.</param>
/// <param name="Index">Which of the draft's own reservations.</param>
/// <param name="What">booked, moved, contact, cancelled.</param>
/// <param name="Email">Where the mail goes, or null.</param>
public sealed record Finished(Guid Operation, int Index, string What, string? Email)
{
    public const string Booked = "booked";
    public const string Moved = "moved";
    public const string Contact = "contact";
    public const string Cancelled = "cancelled";

    /// <summary>Shows nothing: records print their members, and logs must never hold these (P1).</summary>
    public override string ToString() => nameof(Finished);
}
