using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Manuals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Console.Manuals;

/// <summary>One page of the manual for its writers: a new revision, its approval by somebody else, and what its readers say (T9).</summary>
public sealed class EditModel(StaffServices services) : StaffPage(services)
{
    /// <summary>Where a page that does not exist yet is written.</summary>
    public const string New = "new";

    public override Right Needed => Right.WriteManuals;

    [BindProperty(Name = "manualId", SupportsGet = true)]
    public string ManualId { get; set; } = New;

    /// <summary>Of a new page.</summary>
    [BindProperty(Name = "id")]
    public string? Id { get; set; }

    [BindProperty(Name = "kind")]
    public string? Kind { get; set; }

    [BindProperty(Name = "title")]
    public string? Heading { get; set; }

    [BindProperty(Name = "body")]
    public string? Body { get; set; }

    /// <summary>The revision that the form was made of, as an ETag; <c>"0"</c>: there was none.</summary>
    [BindProperty(Name = "version")]
    public string? Version { get; set; }

    /// <summary>What was just done.</summary>
    [BindProperty(Name = "stored", SupportsGet = true)]
    public string? Stored { get; set; }

    /// <summary>The newest first; empty: a new page.</summary>
    public IReadOnlyList<Manual> Revisions { get; private set; } = [];

    public IReadOnlyList<ManualAnswer> Answers { get; private set; } = [];

    public bool IsNew => Revisions.Count == 0;

    /// <summary>The newest waits, and somebody else wrote it.</summary>
    public bool MayApprove => Revisions is [{ ApprovedAt: null } newest, ..] && newest.WrittenBy != Account.UserName;

    public async Task OnGet()
    {
        await Read();
        if (Revisions is [var newest, ..]) (Kind, Heading, Body) = (newest.Kind, newest.Title, newest.Body);
    }

    public async Task<IActionResult> OnPost()
    {
        var id = ManualId == New ? Id?.Trim() ?? "" : ManualId;
        if (id.Length == 0) Add("id", "Centre.manual-id-missing");
        else
        {
            var reply = await Api.Put<Manual>($"manuals/{Uri.EscapeDataString(id)}", new { kind = Kind, title = Heading, body = Body }, Operation, Version);
            if (reply.Value is not null) return Redirect($"/staff/manuals/{id}/edit?stored=written");
            Add(reply.Problem!);
        }

        await Read();
        return Page();
    }

    public async Task<IActionResult> OnPostApprove()
    {
        var reply = await Api.Post<Manual>($"manuals/{Uri.EscapeDataString(ManualId)}/approve", null, Operation, Version);
        if (reply.Value is not null) return Redirect($"/staff/manuals/{ManualId}/edit?stored=approved");
        Add(reply.Problem!);
        await OnGet();
        return Page();
    }

    private async Task Read()
    {
        (Version, Revisions) = ("\"0\"", []);
        ModelState.Remove("version");
        if (ManualId == New) return;
        Revisions = (await Api.Ask<Manual[]>($"manuals/{Uri.EscapeDataString(ManualId)}/revisions")).Value ?? [];
        if (Revisions is [var newest, ..]) Version = $"\"{newest.Revision}\"";
        Answers = (await Api.Ask<ManualAnswer[]>($"manuals/{Uri.EscapeDataString(ManualId)}/answers")).Value ?? [];
    }
}
