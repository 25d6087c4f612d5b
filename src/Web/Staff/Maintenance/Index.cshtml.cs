using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Maintenance;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Maintenance;

/// <summary>Plans the times in which the citizens' site is stopped (D7).</summary>
public sealed class IndexModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.ReadCity;

    public bool MayManage => Account.May(Right.ManageMaintenance);

    public IReadOnlyList<MaintenanceWindow> All { get; private set; } = [];

    [BindProperty(Name = "startsAt")]
    public string? StartsAt { get; set; }

    [BindProperty(Name = "endsAt")]
    public string? EndsAt { get; set; }

    [BindProperty(Name = "announcedFrom")]
    public string? AnnouncedFrom { get; set; }

    [BindProperty(Name = "text")]
    public string? Text { get; set; }

    [BindProperty(Name = "emergencyReason")]
    public string? EmergencyReason { get; set; }

    /// <summary>What was just done, for the line that says so.</summary>
    [BindProperty(Name = "done", SupportsGet = true)]
    public string? Done { get; set; }

    public async Task OnGet() => All = await Api.Get<MaintenanceWindow[]>("maintenance");

    public async Task<IActionResult> OnPost()
    {
        var body = new
        {
            startsAt = CityForms.Instant(StartsAt), endsAt = CityForms.Instant(EndsAt), announcedFrom = CityForms.Instant(AnnouncedFrom),
            text = Text, emergencyReason = EmergencyReason,
        };
        var reply = await Api.Post<MaintenanceWindow>("maintenance", body, Operation);
        if (reply.Problem is null) return Redirect("/staff/maintenance?done=planned");
        Add(reply.Problem);
        await OnGet();
        return Page();
    }

    public async Task<IActionResult> OnPostCancel([FromForm(Name = "id")] Guid id)
    {
        var reply = await Api.Post<MaintenanceWindow>($"maintenance/{id}/cancel", null, Operation);
        if (reply.Value is { } window) return Redirect("/staff/maintenance?done=" + StateOf(window));
        Add(reply.Problem!);
        await OnGet();
        return Page();
    }

    /// <summary>Key of its state.</summary>
    public string StateOf(MaintenanceWindow window)
    {
        ArgumentNullException.ThrowIfNull(window);
        return window.CancelledAt is { } at ? at < window.StartsAt ? "cancelled" : "ended"
            : window.EndsAt <= Now ? "over" : window.StartsAt <= Now ? "now" : window.AnnouncedFrom <= Now ? "announced" : "planned";
    }
}
