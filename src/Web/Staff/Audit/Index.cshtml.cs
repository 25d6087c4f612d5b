using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Audit;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;
using OrleansBooking.Web.Staff.Texts;

namespace OrleansBooking.Web.Staff.Audit;

/// <summary>Who did what, when, to whom (P5).</summary>
public sealed class IndexModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.ReadAudit;

    [BindProperty(Name = "actor", SupportsGet = true)]
    public string? Actor { get; set; }

    [BindProperty(Name = "subject", SupportsGet = true)]
    public string? Subject { get; set; }

    [BindProperty(Name = "from", SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(Name = "to", SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty(Name = "before", SupportsGet = true)]
    public string? Before { get; set; }

    public AuditPage Lines { get; private set; } = new([], null);

    public async Task OnGet()
    {
        var reply = await Api.Ask<AuditPage>("audit" + Query(Before));
        if (reply.Problem is { } problem) Add(problem);
        Lines = reply.Value ?? Lines;
    }

    /// <summary>The same question for older lines.</summary>
    public string OlderThan(long id) => "/staff/audit" + Query(id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>An action in words; one that a later release added is shown as it is.</summary>
    public static string Words(string action) => StaffTexts.Find("Audit.action-" + action) ?? action;

    private string Query(string? before)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[] { ("actor", Actor), ("subject", Subject), ("from", From), ("to", To), ("before", before) })
            if (!string.IsNullOrWhiteSpace(value)) query.Add(name, value.Trim());
        return query.ToString();
    }
}
