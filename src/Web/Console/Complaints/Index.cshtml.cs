using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Complaints;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Console.Complaints;

/// <summary>Complaints by the day on which they are due, and the form for a new one (T4).</summary>
public sealed class IndexModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.ReadCallCentre;

    public IReadOnlyList<Complaint> All { get; private set; } = [];

    /// <summary>The call in which it came.</summary>
    [BindProperty(Name = "call", SupportsGet = true)]
    public string? CallId { get; set; }

    [BindProperty(Name = "what")]
    public string? What { get; set; }

    [BindProperty(Name = "owner")]
    public string? Owner { get; set; }

    [BindProperty(Name = "due")]
    public string? Due { get; set; }

    [BindProperty(Name = "reservation", SupportsGet = true)]
    public string? Reservation { get; set; }

    /// <summary>What was just done.</summary>
    [BindProperty(Name = "stored", SupportsGet = true)]
    public string? Stored { get; set; }

    public bool MayFile => Account.May(Right.TakeCalls);

    public bool IsLate(Complaint one) => one is { ClosedAt: null } && one.Due < Today;

    public async Task OnGet() => All = await Api.Get<Complaint[]>("complaints");

    public async Task<IActionResult> OnPost()
    {
        var body = new { what = What, callId = Given(CallId), reservation = Given(Reservation), owner = Given(Owner),
            due = TypedMoment.Date(Given(Due), Today) };
        var reply = await Api.Post<Complaint>("complaints", body, Operation);
        if (reply.Value is not null) return Redirect("/staff/complaints?stored=filed" + (Guid.TryParse(CallId, out var call) ? $"&call={call}" : ""));
        Operation = Guid.NewGuid();
        ModelState.Remove("operation");
        Add(reply.Problem!);
        await OnGet();
        return Page();
    }
}
