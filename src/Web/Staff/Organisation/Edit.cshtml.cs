using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Organisation;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Organisation;

/// <summary>Adds, changes or removes one member; the whole becomes a new revision.</summary>
public sealed class EditModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.ManageOrganisation;

    /// <summary>Place of the member in the revision; null: a new one.</summary>
    [BindProperty(Name = "at", SupportsGet = true)]
    public int? At { get; set; }

    /// <summary>The revision that the form was made of.</summary>
    [BindProperty(Name = "revision")]
    public int Revision { get; set; }

    [BindProperty(Name = "side")]
    public string? Side { get; set; }

    [BindProperty(Name = "duty")]
    public string? Duty { get; set; }

    [BindProperty(Name = "memberName")]
    public string? MemberName { get; set; }

    [BindProperty(Name = "substitute")]
    public string? Substitute { get; set; }

    [BindProperty(Name = "phone")]
    public string? Phone { get; set; }

    [BindProperty(Name = "emergencyPhone")]
    public string? EmergencyPhone { get; set; }

    [BindProperty(Name = "fax")]
    public string? Fax { get; set; }

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    public async Task<IActionResult> OnGet()
    {
        var chart = await Api.Get<OrganisationChart>("organisation");
        Revision = chart.Revision;
        if (At is null) return Page();
        if (At < 0 || At >= chart.Members.Length) return Redirect("/staff/organisation");
        var member = chart.Members[At.Value];
        (Side, Duty, MemberName, Substitute) = (member.Side, member.Duty, member.Name, member.Substitute);
        (Phone, EmergencyPhone, Fax, Email) = (member.Phone, member.EmergencyPhone, member.Fax, member.Email);
        return Page();
    }

    public Task<IActionResult> OnPost()
    {
        var member = new Member(Side ?? "", Duty ?? "", MemberName ?? "", Substitute, Phone, EmergencyPhone, Fax, Email);
        return Store(members => At is { } at ? members.SetItem(at, member) : members.Add(member));
    }

    public Task<IActionResult> OnPostRemove() => Store(members => At is { } at ? members.RemoveAt(at) : members);

    private async Task<IActionResult> Store(Func<ImmutableArray<Member>, ImmutableArray<Member>> change)
    {
        // The place is one of this revision, also if somebody has stored another one since.
        var asked = Revision == 0 ? "organisation" : $"organisation?revision={Revision}";
        var chart = await Api.Get<OrganisationChart>(asked);
        if (At is { } at && (at < 0 || at >= chart.Members.Length)) return Redirect("/staff/organisation");
        var reply = await Api.Put<OrganisationChart>("organisation", new { members = change(chart.Members) }, Operation, $"\"{Revision}\"");
        if (reply.Problem is null) return Redirect("/staff/organisation?stored=true");
        Add(reply.Problem);
        return Page();
    }
}
