using OrleansBooking.Contracts.Incidents;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Incidents;

/// <summary>What is typed about a trouble.</summary>
public sealed class IncidentForm
{
    public string? Title { get; set; }
    public bool Serious { get; set; }
    public string? HappenedAt { get; set; }
    public string? NoticedAt { get; set; }
    public string? Owner { get; set; }
    public string? What { get; set; }
    public string? Effect { get; set; }
    public string? Done { get; set; }
    public string? Cause { get; set; }
    public string? Proposal { get; set; }

    public static IncidentForm Of(Incident incident) => new()
    {
        Title = incident.Title, Serious = incident.Serious, HappenedAt = CityForms.Field(incident.HappenedAt), NoticedAt = CityForms.Field(incident.NoticedAt),
        Owner = incident.Owner, What = incident.What, Effect = incident.Effect, Done = incident.Done, Cause = incident.Cause, Proposal = incident.Proposal,
    };

    /// <summary>As the API wants it.</summary>
    public object Body() => new
    {
        title = Title, serious = Serious, happenedAt = CityForms.Instant(HappenedAt), noticedAt = CityForms.Instant(NoticedAt), owner = Owner,
        what = What, effect = Effect, done = Done, cause = Cause, proposal = Proposal,
    };
}
