using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Exports;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;
using OrleansBooking.Web.Staff.Texts;

namespace OrleansBooking.Web.Staff.Audit;

/// <summary>Who took which list out of the system, when and what for (P5, P7).</summary>
public sealed class ExportsModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.ReadAudit;

    [BindProperty(Name = "from", SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(Name = "to", SupportsGet = true)]
    public string? To { get; set; }

    public IReadOnlyList<ExportAnswer> Exports { get; private set; } = [];

    public async Task OnGet()
    {
        var reply = await Api.Ask<ExportAnswer[]>($"exports?from={Uri.EscapeDataString(From ?? "")}&to={Uri.EscapeDataString(To ?? "")}");
        if (reply.Problem is { } problem) Add(problem);
        Exports = reply.Value ?? [];
    }

    /// <summary>A kind in words; one that a later release added is shown as it is.</summary>
    public static string Words(string kind) => StaffTexts.Find("Audit.export-" + kind) ?? kind;
}
