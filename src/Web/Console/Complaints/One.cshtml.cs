using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Calls;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Complaints;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Console.Complaints;

/// <summary>One complaint: what was said, what was answered, and the next step.</summary>
public sealed class OneModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.ReadCallCentre;

    [BindProperty(Name = "complaintId", SupportsGet = true)]
    public string ComplaintId { get; set; } = "";

    [BindProperty(Name = "answer")]
    public string? Answer { get; set; }

    [BindProperty(Name = "owner")]
    public string? Owner { get; set; }

    [BindProperty(Name = "due")]
    public string? Due { get; set; }

    [BindProperty(Name = "state")]
    public string? State { get; set; }

    /// <summary>The version that the form was made of.</summary>
    [BindProperty(Name = "version")]
    public string? Version { get; set; }

    [BindProperty(Name = "text")]
    public string? Text { get; set; }

    public Complaint One { get; private set; } = null!;

    /// <summary>Where the call in which it came is on record; null: it came in none, or its record is gone.</summary>
    public string? CallRecord { get; private set; }

    /// <summary>Somebody else changed it since the form was made: what stands there now is shown beside it.</summary>
    public bool IsStale { get; private set; }

    public bool MayAdd =>
        One.ClosedAt is null && (Account.May(Right.ManageComplaints) || One.FiledBy == Account.UserName || One.Owner == Account.UserName);

    public bool MayWork => Account.May(Right.ManageComplaints) && One.ClosedAt is null;

    /// <summary>The states that can follow.</summary>
    public IEnumerable<string> Next => One.State switch
    {
        ComplaintState.Open => [ComplaintState.InProgress, ComplaintState.Reported],
        ComplaintState.InProgress => [ComplaintState.Reported],
        ComplaintState.Reported => [ComplaintState.Closed],
        _ => [],
    };

    private string Path => "complaints/" + Uri.EscapeDataString(ComplaintId);

    public async Task<IActionResult> OnGet()
    {
        if (!await Read()) return Redirect("/staff/complaints");
        (Answer, Owner, Due, Version) = (One.Answer, One.Owner, TypedMoment.Of(One.Due), $"\"{One.Version}\"");
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var body = new { state = Given(State), answer = Given(Answer), owner = Given(Owner), due = TypedMoment.Date(Given(Due), Today) };
        var reply = await Api.Put<Complaint>(Path, body, Operation, Version);
        if (reply.Value is not null) return Redirect("/staff/complaints/" + ComplaintId);
        Add(reply.Problem!);
        if (!await Read()) return Redirect("/staff/complaints");
        IsStale = reply.Problem!.Slug == "stale-version";
        Version = $"\"{One.Version}\"";
        ModelState.Remove("version");
        return Page();
    }

    public async Task<IActionResult> OnPostAddWord()
    {
        var reply = await Api.Post<Complaint>(Path + "/words", new { text = Text }, Operation);
        if (reply.Value is not null) return Redirect($"/staff/complaints/{ComplaintId}#words");
        Add(reply.Problem!);
        return await OnGet();
    }

    private async Task<bool> Read()
    {
        if ((await Api.Ask<Complaint>(Path)).Value is not { } found) return false;
        One = found;
        if (found.CallId is { } id && (await Api.Ask<Call>($"calls/{id}")).Value is { } call)
            CallRecord = $"/staff/calls?date={TypedMoment.Of(DateOnly.FromDateTime(CityClock.ToCity(call.StartedAt)))}#call-{call.Number}";
        return true;
    }
}
