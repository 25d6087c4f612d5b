using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Applicants;

/// <summary>Reservation IDs as the city's staff look after them (D1): looked up without being shown, taken back, replaced; a stateless worker, key 0.</summary>
[Alias("IApplicantRegister")]
public interface IApplicantRegister : IGrainWithIntegerKey
{
    /// <summary>The state of a typed ID.</summary>
    [Alias("LookUp")]
    ValueTask<ApplicantOutcome> LookUp(string ticket, string? reservationId);

    /// <summary>Takes an ID back; again changes nothing. Reservations under it stay.</summary>
    [Alias("Revoke")]
    ValueTask<ApplicantOutcome> Revoke(RevokeId command);

    /// <summary>Takes an ID back and gives another one for the same person, once; also for one that was only taken back. Refused while a live reservation hangs
    /// on the lost one: its number serves.</summary>
    [Alias("Reissue")]
    ValueTask<ApplicantOutcome> Reissue(ReissueId command);

    /// <summary>The latest uploads.</summary>
    [Alias("Uploads")]
    ValueTask<ImmutableArray<UploadSummary>> Uploads(string ticket);
}
