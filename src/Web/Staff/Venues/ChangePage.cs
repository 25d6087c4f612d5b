using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Web.Staff.Pages;
using OrleansBooking.Web.Staff.Rest;

namespace OrleansBooking.Web.Staff.Venues;

/// <summary>A form that changes a venue: simulated first, saved or sent to a second person afterwards, with everything that was typed kept.</summary>
public abstract class ChangePage(StaffServices services) : VenuePage(services)
{
    /// <summary>The revision that the form was filled from.</summary>
    [BindProperty(Name = "revision")]
    public long Revision { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>What the form would do; null before the first simulation.</summary>
    public EffectAnswer? Effect { get; private set; }

    /// <summary>What others changed since the form was filled; empty unless saving was refused for that.</summary>
    public IReadOnlyList<ChangeAnswer> Since { get; private set; } = [];

    /// <summary>Simulates, or saves when that is what was pressed and it has been simulated.</summary>
    protected async Task<IActionResult> Send(HttpMethod method, string path, object body, bool save, bool byRevision = false)
    {
        var ifMatch = byRevision ? $"\"{Revision}\"" : null;
        if (save)
        {
            var saved = await Change<ChangeAnswer>(method, path, body, ifMatch);
            if (saved.Value is { } change) return Redirect($"/staff/changes/{change.Id}");
            await Explain(saved.Problem!);
            if (saved.Problem!.Slug != StaleSlug) return Page();
        }

        var preview = await Change<EffectAnswer>(method, path + "?preview=true", body, byRevision ? $"\"{Revision}\"" : null);
        if (preview.Problem is { } problem) await Explain(problem);
        Effect = preview.Value;
        // What is simulated now is what is saved next: under a new operation, since the last one may have been refused.
        if (save) Renew();
        return Page();
    }

    private const string StaleSlug = "stale-version";

    private void Renew()
    {
        Operation = Guid.NewGuid();
        ModelState.Remove("operation");
    }

    private Task<ApiReply<T>> Change<T>(HttpMethod method, string path, object body, string? ifMatch) =>
        method == HttpMethod.Put ? Api.Put<T>(path, body, Operation, ifMatch) : Api.Post<T>(path, body, Operation, ifMatch);

    private async Task Explain(ApiProblem problem)
    {
        if (problem.Slug != StaleSlug)
        {
            Add(problem);
            return;
        }

        Since = await Api.Get<IReadOnlyList<ChangeAnswer>>($"changes?venueId={Uri.EscapeDataString(VenueId)}&since={Revision}");
        Add(null, "Changes.stale", Since.Count);
        // The next press is meant for the venue as it is now, which the page shows.
        Revision = problem.Version ?? Revision;
        ModelState.Remove("revision");
    }
}
