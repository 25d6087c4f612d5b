using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Web.Staff.Pages;
using OrleansBooking.Web.Staff.Rest;

namespace OrleansBooking.Web.Staff.Changes;

/// <summary>One change: what it does or did, the second person's decision, undoing.</summary>
public sealed class ChangeModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.ReadCity;

    [BindProperty(Name = "changeId", SupportsGet = true)]
    public string ChangeId { get; set; } = "";

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>It was sent a moment ago: the page says what comes next.</summary>
    [BindProperty(Name = "just", SupportsGet = true)]
    public bool Just { get; set; }

    public ChangeAnswer Change { get; private set; } = null!;

    public string VenueName { get; private set; } = "";

    /// <summary>What undoing would do; null before its simulation.</summary>
    public EffectAnswer? Undoing { get; private set; }

    public bool MayDecide => Change.State == "pending" && Account.May(Right.ApproveChanges);

    /// <summary>Why nobody can approve it any more, as a key of the words; null: somebody can.</summary>
    public string? Stuck { get; private set; }

    /// <summary>The author sees why somebody else must approve.</summary>
    public bool IsOwn => string.Equals(Change.Author, Account.UserName, StringComparison.OrdinalIgnoreCase);

    public bool MayUndo => Change is { State: "applied", BaseRevision: > 0 } && Account.May(Right.ManageSchedule);

    private string ApiPath => $"changes/{Uri.EscapeDataString(ChangeId)}";

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public Task<IActionResult> OnPostApprove() => Decide("approve");

    public Task<IActionResult> OnPostRefuse() => Decide("refuse");

    /// <summary>Shows what undoing would do.</summary>
    public async Task<IActionResult> OnPostLook()
    {
        if (!await Load()) return NotFound();
        var preview = await Api.Post<EffectAnswer>(ApiPath + "/undo?preview=true", new { reason = Reason }, Operation);
        if (preview.Problem is { } problem) Add(problem);
        Undoing = preview.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostUndo()
    {
        var undone = await Api.Post<ChangeAnswer>(ApiPath + "/undo", new { reason = Reason }, Operation);
        if (undone.Value is { } change) return Redirect($"/staff/changes/{change.Id}?just=true");
        return await Again(undone.Problem!);
    }

    private async Task<IActionResult> Decide(string how)
    {
        var decided = await Api.Post<ChangeAnswer>($"{ApiPath}/{how}", new { reason = Reason }, Operation);
        return decided.Value is not null ? Redirect($"/staff/changes/{ChangeId}?just=true") : await Again(decided.Problem!);
    }

    private async Task<IActionResult> Again(ApiProblem problem)
    {
        if (!await Load()) return NotFound();
        Add(problem);
        return Page();
    }

    // A whole venue is approved only as it was seen; what has passed stays as it was.
    private async Task<bool> IsStale(ChangeAnswer change) =>
        change.What.Kind == "venue"
        && ((await Api.Ask<VenueSheet>($"venues/{Uri.EscapeDataString(change.VenueId)}")).Value?.Revision ?? 0) != change.BaseRevision;

    private bool IsPast(ChangeAnswer.Subject what) =>
        what is { Date: { } date, From: { } from } ? date.ToDateTime(from) <= CityClock.ToCity(Now) : (what.Last ?? what.Date) < Today;

    private async Task<bool> Load()
    {
        var reply = await Api.Ask<ChangeAnswer>(ApiPath);
        if (reply.Value is not { } change) return false;
        Change = change;
        if (change.State == "pending") Stuck = IsPast(change.What) ? "Changes.stuck-past" : await IsStale(change) ? "Changes.stuck-stale" : null;
        VenueName = (await Api.Get<IReadOnlyList<Venues.IndexModel.Row>>("venues")).FirstOrDefault(row => row.Id == change.VenueId)?.Name ?? change.VenueId;
        return true;
    }
}
