namespace OrleansBooking.Web.Citizen.Drafts;

/// <summary>How the booker wants to be reached; both may be missing.</summary>
public sealed record TypedContact(string? Email, string? Phone)
{
    /// <summary>Shows nothing: records print their members, and logs must never hold these (P1).</summary>
    public override string ToString() => nameof(TypedContact);
}
