using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Organisation;

/// <summary>Who is who at the centre and the city (A6, T10), and what the city's side has still to finish (A5); a stateless worker, key 0.</summary>
[Alias("IOrganisationDesk")]
public interface IOrganisationDesk : IGrainWithIntegerKey
{
    /// <summary>The organisation as it is, or as it was at a revision; null: no such revision.</summary>
    [Alias("Get")]
    ValueTask<OrganisationChart?> Get(string ticket, int? revision);

    /// <summary>All revisions, the latest first.</summary>
    [Alias("Revisions")]
    ValueTask<ImmutableArray<OrganisationRevision>> Revisions(string ticket);

    /// <summary>Replaces the whole; earlier revisions stay.</summary>
    [Alias("Change")]
    ValueTask<OrganisationOutcome> Change(string ticket, int expectedRevision, ImmutableArray<Member> members);

    /// <summary>Open cases by their due day, then the ones that were closed last.</summary>
    [Alias("Cases")]
    ValueTask<ImmutableArray<CityCase>> Cases(string ticket);

    /// <summary>Opens a case; the same id again changes nothing.</summary>
    [Alias("Open")]
    ValueTask<CaseOutcome> Open(string ticket, Guid id, string title, string owner, DateOnly? due);

    /// <summary>Hands an open case to somebody else, or sets another day.</summary>
    [Alias("HandOver")]
    ValueTask<CaseOutcome> HandOver(string ticket, Guid id, string owner, DateOnly? due);

    /// <summary>Closes a case with what became of it.</summary>
    [Alias("Finish")]
    ValueTask<CaseOutcome> Finish(string ticket, Guid id, string result);
}
