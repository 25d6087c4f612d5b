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

    private const int OnePage = 100;

    /// <summary>So many are on the pages before.</summary>
    [BindProperty(Name = "skip", SupportsGet = true)]
    public int Skip { get; set; }

    public IReadOnlyList<OpenCase> Shown { get; private set; } = [];

    /// <summary>Of all pages.</summary>
    public long Count { get; private set; }

    /// <summary>Of all pages.</summary>
    public long WithoutOwner { get; private set; }

    /// <summary>Where the page before begins; null: this is the first.</summary>
    public int? Before => Skip > 0 ? Math.Max(Skip - OnePage, 0) : null;

    /// <summary>Where the next page begins; null: this is the last.</summary>
    public int? Next => Skip + Shown.Count < Count ? Skip + Shown.Count : null;

    /// <summary>The city's people, as its organisation says now.</summary>
    public IReadOnlyList<Member> Contacts { get; private set; } = [];

    public bool MayGive => Account.May(Right.WorkWorklist);

    public async Task OnGet()
    {
        var organisation = Api.Get<OrganisationChart>("organisation");
        Skip = Math.Max(Skip, 0);
        var page = await Api.Get<OpenCasePage>($"open-cases?skip={Skip}&limit={OnePage}");
        (Shown, Count, WithoutOwner) = (page.Items, page.Count, page.WithoutOwner);
        Contacts = [.. (await organisation).Members.Where(member => member.Side == Member.City)];
    }

    public async Task<IActionResult> OnPost(string? kind, string? id, string? owner)
    {
        var reply = await Api.Put<object>($"open-cases/{Uri.EscapeDataString(kind ?? "")}/{Uri.EscapeDataString(id ?? "")}", new { owner }, Operation);
        if (reply.Problem is null) return Redirect("/staff/open-cases?skip=" + Skip);
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
        "closing" when Account.May(Right.WorkWorklist) => "/staff/closings/" + one.Id,
        _ => null,
    };

    /// <summary>What it is called here.</summary>
    public static string NameOf(OpenCase one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return one.Title ?? (one.Number is { } number ? T("Centre.case-no", number) : T("Centre.case-last", one.Id.Length >= 4 ? one.Id[^4..] : one.Id));
    }
}
