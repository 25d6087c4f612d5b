using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Manuals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Console.Manuals;

/// <summary>Manuals, questions with answers, and whom to refer callers to, found by words (T3, T9).</summary>
public sealed class IndexModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.ReadManuals;

    [BindProperty(Name = "query", SupportsGet = true)]
    public string? Query { get; set; }

    public IReadOnlyList<Manual> Manuals { get; private set; } = [];

    public IReadOnlyList<Referral> Contacts { get; private set; } = [];

    public async Task OnGet()
    {
        var query = Uri.EscapeDataString(Query ?? "");
        var manuals = Api.Get<Manual[]>("manuals?query=" + query);
        Contacts = await Api.Get<Referral[]>("contacts?query=" + query);
        Manuals = await manuals;
    }

    /// <summary>Paragraphs and lines of a text; marks of Markdown that these texts use are taken out.</summary>
    public static IEnumerable<string> Lines(string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return body.ReplaceLineEndings("\n").Split('\n').Select(line => line.Replace("**", "", StringComparison.Ordinal).TrimStart('#', ' ')).Where(line => line.Length > 0);
    }
}
