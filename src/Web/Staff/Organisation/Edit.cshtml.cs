using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Organisation;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Organisation;

/// <summary>Adds, changes or removes one member; the whole becomes a new revision.</summary>
public sealed class EditModel(StaffServices services) : StaffPage(services)
{
    private const string Home = "/staff/organisation";
    private const int Tries = 3;

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

    /// <summary>What somebody else has stored of this member meanwhile.</summary>
    public Member? Others { get; private set; }

    /// <summary>The reader is asked whether the member is really to be taken out.</summary>
    public bool IsAsked { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        var chart = await Api.Get<OrganisationChart>("organisation");
        Revision = chart.Revision;
        if (At is null) return Page();
        if (At < 0 || At >= chart.Members.Length) return Redirect(Home);
        var member = chart.Members[At.Value];
        (Side, Duty, MemberName, Substitute) = (member.Side, member.Duty, member.Name, member.Substitute);
        (Phone, EmergencyPhone, Fax, Email) = (member.Phone, member.EmergencyPhone, member.Fax, member.Email);
        return Page();
    }

    public Task<IActionResult> OnPost() =>
        Store((members, at) => at is { } place ? members.SetItem(place, Typed) : members.Add(Typed));

    /// <summary>Takes the member out, once it was asked whether that is meant.</summary>
    public async Task<IActionResult> OnPostRemove([FromForm(Name = "sure")] bool sure)
    {
        if (sure) return await Store((members, at) => at is { } place ? members.RemoveAt(place) : members, removes: true);
        IsAsked = true;
        return Page();
    }

    private Member Typed => new(Side ?? "", Duty ?? "", MemberName ?? "", Substitute, Phone, EmergencyPhone, Fax, Email);

    private async Task<IActionResult> Store(Func<ImmutableArray<Member>, int?, ImmutableArray<Member>> change, bool removes = false)
    {
        // The place is one of this revision, also if somebody has stored another one since.
        var seen = await Api.Get<OrganisationChart>(Revision == 0 ? "organisation" : $"organisation?revision={Revision}");
        if (At is { } at && (at < 0 || at >= seen.Members.Length)) return Redirect(Home);
        var chart = seen;
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var reply = await Api.Put<OrganisationChart>("organisation", new { members = change(chart.Members, At) }, Guid.NewGuid(), $"\"{chart.Revision}\"");
            if (reply.Problem is not { } problem) return Redirect(Home + "?stored=true");
            if (problem.Slug != "stale-version")
            {
                Add(problem);
                return Page();
            }

            // Somebody else was faster. With other members that does no harm; this one's other values are shown beside what was typed.
            chart = await Api.Get<OrganisationChart>("organisation");
            var before = At is { } place ? seen.Members[place] : null;
            (Revision, At) = (chart.Revision, MemberPlace.Now(seen.Members, chart.Members, At));
            ModelState.Remove("revision");
            ModelState.Remove("at");
            if (before is null || (At is { } now && chart.Members[now] == before))
            {
                seen = chart;
                continue;
            }

            if (At is null && removes) return Redirect(Home);
            Others = At is { } other ? chart.Members[other] : null;
            Add(null, Others is null ? "Organisation.stale-removed" : "Organisation.stale");
            return Page();
        }

        Add(null, "Organisation.stale-again");
        return Page();
    }
}
