namespace OrleansBooking.Contracts.Applicants;

/// <summary>How the booker is reached. All optional with a reservation ID; name, kana and telephone are needed without one (W2).</summary>
/// <param name="Language">BCP 47 tag of the language for mails; null means Japanese.</param>
/// <param name="Note">A remark for the venue, at most 400 characters.</param>
[GenerateSerializer, Immutable, Alias("Contact")]
public sealed record Contact(string? Name, string? Kana, string? Phone, string? Email, string? Language, string? Note)
{
    public static readonly Contact None = new(null, null, null, null, null, null);

    /// <summary>Shows nothing: records print their members, and logs must never hold these (P1).</summary>
    public override string ToString() => nameof(Contact);
}
