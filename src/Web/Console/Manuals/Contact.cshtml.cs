using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Manuals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;
using OrleansBooking.Web.Staff.Rest;

namespace OrleansBooking.Web.Console.Manuals;

/// <summary>Whom to refer callers to, kept by the city (T3).</summary>
public sealed class ContactModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.WriteManuals;

    [BindProperty(Name = "contactId", SupportsGet = true)]
    public string ContactId { get; set; } = EditModel.New;

    /// <summary>Of a new one.</summary>
    [BindProperty(Name = "id")]
    public string? Id { get; set; }

    /// <summary>The API's name of this field in its errors.</summary>
    [BindProperty(Name = "memberName")]
    public string? Name { get; set; }

    [BindProperty(Name = "whatFor")]
    public string? WhatFor { get; set; }

    [BindProperty(Name = "phone")]
    public string? Phone { get; set; }

    [BindProperty(Name = "fax")]
    public string? Fax { get; set; }

    [BindProperty(Name = "hours")]
    public string? Hours { get; set; }

    [BindProperty(Name = "note")]
    public string? Note { get; set; }

    /// <summary>The version that the form was made of, as an ETag; <c>"0"</c>: there was none.</summary>
    [BindProperty(Name = "version")]
    public string? Version { get; set; }

    /// <summary>How it is kept now, when somebody else changed it meanwhile.</summary>
    public Referral? Theirs { get; private set; }

    public bool IsNew => ContactId == EditModel.New;

    public async Task<IActionResult> OnGet()
    {
        Version = "\"0\"";
        if (IsNew) return Page();
        if (await Stored() is not { } found) return Redirect("/staff/manuals");
        (Name, WhatFor, Phone, Fax, Hours, Note) = (found.Name, found.WhatFor, found.Phone, found.Fax, found.Hours, found.Note);
        Version = $"\"{found.Version}\"";
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var id = IsNew ? Id?.Trim() ?? "" : ContactId;
        if (id.Length == 0)
        {
            Add("id", "Centre.manual-id-missing");
            return Page();
        }

        var body = new { name = Name, whatFor = WhatFor, phone = Phone, fax = Fax, hours = Hours, note = Note };
        var reply = await Api.Put<Referral>($"contacts/{Uri.EscapeDataString(id)}", body, Operation, Version);
        if (reply.Problem is null) return Redirect("/staff/manuals#contacts");
        return await Again(reply.Problem);
    }

    public async Task<IActionResult> OnPostRemove()
    {
        var reply = await Api.Delete($"contacts/{Uri.EscapeDataString(ContactId)}");
        return reply.Problem is null ? Redirect("/staff/manuals#contacts") : await Again(reply.Problem);
    }

    private async Task<IActionResult> Again(ApiProblem problem)
    {
        Add(problem);
        if (problem.Slug != "stale-version") return Page();
        if (await Stored() is not { } theirs) return Redirect("/staff/manuals");
        (Theirs, Version) = (theirs, $"\"{theirs.Version}\"");
        ModelState.Remove("version");
        return Page();
    }

    private async Task<Referral?> Stored() => (await Api.Get<Referral[]>("contacts")).FirstOrDefault(one => one.Id == ContactId);
}
