using OrleansBooking.Contracts.Reservations;

namespace OrleansBooking.Grains.Ledger;

/// <summary>Who does it, as authenticated: an account, or <see cref="Applicant"/>.</summary>
/// <param name="OnBehalf">For whom, when the actor is an account.</param>
public sealed record LedgerActor(string Name, string? OnBehalf, Channel Channel)
{
    public const string ApplicantName = "applicant";

    /// <summary>The citizen in person, on the web.</summary>
    public static readonly LedgerActor Applicant = new(ApplicantName, null, Channel.Web);

    /// <summary>A staff account acting for an applicant.</summary>
    public static LedgerActor Account(string userName, Channel channel) => new(userName, ApplicantName, channel);
}
