using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Web.Staff.Changes;
using OrleansBooking.Web.Staff.Pages;
using OrleansBooking.Web.Staff.Rest;

namespace OrleansBooking.Web.Staff.Venues;

/// <summary>A form that changes a venue: simulated first, saved or sent to a second person afterwards, with everything that was typed kept.</summary>
public abstract class ChangePage(StaffServices services) : VenuePage(services)
{
    private const string StaleSlug = "stale-version";
    private const string MismatchSlug = "idempotency-mismatch";

    /// <summary>The revision that the form was filled from.</summary>
    [BindProperty(Name = "revision")]
    public long Revision { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>What was simulated last: what is saved is what was looked at.</summary>
    [BindProperty(Name = "simulated")]
    public string? Simulated { get; set; }

    /// <summary>What the form would do; null before the first simulation.</summary>
    public EffectAnswer? Effect { get; private set; }

    /// <summary>What others changed since the form was filled; empty unless saving was refused for that.</summary>
    public IReadOnlyList<ChangeAnswer> Since { get; private set; } = [];

    /// <summary>Simulates, or saves when that is what was pressed and it has been simulated.</summary>
    protected async Task<IActionResult> Send(HttpMethod method, string path, object body, bool save, bool byRevision = false)
    {
        var ifMatch = byRevision ? $"\"{Revision}\"" : null;
        var stamp = ChangeStamp.Of(body);
        // Something else is something new, also on a page that the browser's Back brought back after it was saved.
        if (stamp != Simulated) Operation = Guid.NewGuid();
        if (save && stamp != Simulated)
        {
            Add(null, "Changes.typed-since");
            save = false;
        }

        if (save)
        {
            var saved = await Change<ChangeAnswer>(method, path, body, ifMatch);
            if (saved.Value is { } change) return Redirect($"/staff/changes/{change.Id}?just=true");
            await Explain(saved.Problem!);
            if (saved.Problem!.Slug == MismatchSlug) Operation = Guid.NewGuid();
            if (saved.Problem!.Slug != StaleSlug) return Page();
        }

        var preview = await Change<EffectAnswer>(method, path + "?preview=true", body, byRevision ? $"\"{Revision}\"" : null);
        if (preview.Problem is { } problem) await Explain(problem);
        Effect = preview.Value;
        Simulated = stamp;
        // What is simulated now is what is saved next: under a new operation, since the last one may have been refused.
        if (save) Operation = Guid.NewGuid();
        return Page();
    }

    /// <summary>Where on the page the API's field is.</summary>
    protected virtual string FieldOf(string field) => field;

    private Task<ApiReply<T>> Change<T>(HttpMethod method, string path, object body, string? ifMatch) =>
        method == HttpMethod.Put ? Api.Put<T>(path, body, Operation, ifMatch) : Api.Post<T>(path, body, Operation, ifMatch);

    private async Task Explain(ApiProblem problem)
    {
        if (problem.Slug != StaleSlug)
        {
            Add(problem with
            {
                Errors = problem.Errors?.GroupBy(error => FieldOf(error.Key))
                    .ToDictionary(field => field.Key, field => field.SelectMany(error => error.Value).ToArray()),
            });
            return;
        }

        Since = await Api.Get<IReadOnlyList<ChangeAnswer>>($"changes?venueId={Uri.EscapeDataString(VenueId)}&since={Revision}");
        Add(null, "Changes.stale", Since.Count);
        // The next press is meant for the venue as it is now, which the page shows.
        Revision = problem.Version ?? Revision;
    }
}
