using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Incidents;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;
using OrleansBooking.Web.Staff.Rest;

namespace OrleansBooking.Web.Staff.Incidents;

/// <summary>One trouble: the report, and the form while it is open. Closed only with a proposal against recurrence.</summary>
public sealed class OneModel(StaffServices services) : IncidentPage(services)
{
    public override Right Needed => Right.ReadIncidents;

    [BindProperty(Name = "incidentId", SupportsGet = true)]
    public string IncidentId { get; set; } = "";

    /// <summary>The version that the form was made of.</summary>
    [BindProperty(Name = "version")]
    public int Version { get; set; }

    /// <summary>What was just done, for the line that says so.</summary>
    [BindProperty(Name = "stored", SupportsGet = true)]
    public string? Stored { get; set; }

    public Incident One { get; private set; } = null!;

    private string Path => "incidents/" + Uri.EscapeDataString(IncidentId);

    public async Task<IActionResult> OnGet()
    {
        if (!await Read()) return Redirect("/staff/incidents");
        Form = IncidentForm.Of(One);
        return Page();
    }

    public Task<IActionResult> OnPost() => Do(() => Api.Put<Incident>(Path, Form.Body(), Operation, $"\"{Version}\""), "changed");

    /// <summary>Stores what is typed, then closes; what is missing stands at its field.</summary>
    public async Task<IActionResult> OnPostClose()
    {
        var stored = await Api.Put<Incident>(Path, Form.Body(), Operation, $"\"{Version}\"");
        if (stored.Value is not { } incident) return await Again(stored.Problem!);
        Version = incident.Version;
        return await Do(() => Api.Post<Incident>(Path + "/close", null, Operation, $"\"{Version}\""), "closed");
    }

    private async Task<IActionResult> Do(Func<Task<ApiReply<Incident>>> change, string stored)
    {
        var reply = await change();
        return reply.Problem is null ? Redirect($"/staff/incidents/{IncidentId}?stored={stored}") : await Again(reply.Problem);
    }

    // What was typed stays; after somebody else's change it is stored upon what that one wrote only when it is sent once more.
    private async Task<IActionResult> Again(ApiProblem problem)
    {
        Add(problem);
        if (!await Read()) return Redirect("/staff/incidents");
        Version = One.Version;
        return Page();
    }

    private async Task<bool> Read()
    {
        if ((await Api.Ask<Incident>(Path)).Value is not { } found) return false;
        One = found;
        if (Version == 0) Version = found.Version;
        return true;
    }
}
