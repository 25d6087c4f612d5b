using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Centre;
using OrleansBooking.Contracts.Organisation;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Console.OpenCases;

/// <summary>What is not finished at closing time, each with an owner (A5), and whom to call at the city (T10).</summary>
public sealed class IndexModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.ReadCallCentre;

    public IReadOnlyList<OpenCase> All { get; private set; } = [];

    /// <summary>The city's people, as its organisation says now.</summary>
    public IReadOnlyList<Member> Contacts { get; private set; } = [];

    public int WithoutOwner => All.Count(one => one.Owner is null);

    public bool MayGive => Account.May(Right.WorkWorklist);

    public async Task OnGet()
    {
        var organisation = Api.Get<OrganisationChart>("organisation");
        All = await Api.Get<OpenCase[]>("open-cases");
        Contacts = [.. (await organisation).Members.Where(member => member.Side == Member.City)];
    }

    public async Task<IActionResult> OnPost(string? kind, string? id, string? owner)
    {
        var reply = await Api.Put<object>($"open-cases/{Uri.EscapeDataString(kind ?? "")}/{Uri.EscapeDataString(id ?? "")}", new { owner }, Operation);
        if (reply.Problem is null) return Redirect("/staff/open-cases");
        Add(reply.Problem);
        await OnGet();
        return Page();
    }

    public bool IsLate(OpenCase one) => one.Due < Today;

    /// <summary>Where it is worked on; null where this account may not.</summary>
    public string? AddressOf(OpenCase one) => one.Kind switch
    {
        "call" when Account.May(Right.TakeCalls) => "/console?call=" + one.Id,
        "complaint" => "/staff/complaints/" + one.Id,
        "case" when Account.May(Right.ManageOrganisation) => "/staff/organisation/cases",
        "incident" when Account.May(Right.ManageIncidents) => "/staff/incidents/" + one.Id,
        "worklist" when Account.May(Right.ReadCity) => "/staff/worklist",
        "closing" when Account.May(Right.WorkWorklist) && Account.May(Right.CloseDays) => "/staff/closings/" + one.Id,
        _ => null,
    };

    /// <summary>What it is called here.</summary>
    public static string NameOf(OpenCase one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return one.Title ?? (one.Number is { } number ? T("Centre.case-no", number) : T("Centre.case-last", one.Id.Length >= 4 ? one.Id[^4..] : one.Id));
    }
}
