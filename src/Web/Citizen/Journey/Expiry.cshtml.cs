using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Web.Citizen.Pages;

namespace OrleansBooking.Web.Citizen.Journey;

/// <summary>From which day a certificate can be renewed; the date on the card may be typed in (D4).
/// It tells the birthday, so it is posted and never in an address.</summary>
public sealed class ExpiryModel(CitizenServices services) : JourneyPage(services)
{
    private const int ReiwaBefore = 2018;

    [BindProperty]
    public string? Expiry { get; set; }

    /// <summary>First day on which the renewal is possible.</summary>
    public DateOnly? From => Draft.CertificateExpiry?.AddMonths(-(Procedure.MonthsBeforeExpiry ?? 0));

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Require() is { } elsewhere) return elsewhere;
        if (Procedure.MonthsBeforeExpiry is null) return Redirect(Choice.To("/reserve/venue"));
        Expiry = Draft.CertificateExpiry?.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Require() is { } elsewhere) return elsewhere;
        if (Read(Expiry) is { } date)
        {
            Draft = Draft with { CertificateExpiry = date };
            return Redirect(Choice.To("/reserve/expiry") + "#answer");
        }

        Add("expiry", "Journey.expiry-wrong");
        return Page();
    }

    /// <summary>Reads 2027年4月12日, 2027.4.12, 20270412, 令和9年4月12日 in any width.</summary>
    internal static DateOnly? Read(string? typed)
    {
        if (TypedText.Tidy(typed) is not { Length: <= 40 } text) return null;
        var parts = text.Split(['年', '月', '日', '/', '.', '-', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts is [{ Length: 8 } whole]) parts = [whole[..4], whole[4..6], whole[6..]];
        if (parts is not [var year, var month, var day]) return null;

        var reiwa = year.StartsWith("令和", StringComparison.Ordinal) || year.StartsWith('R') || year.StartsWith('r');
        if (!int.TryParse(year.TrimStart('令', '和', 'R', 'r'), NumberStyles.None, CultureInfo.InvariantCulture, out var y)
            || !int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var m)
            || !int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var d)) return null;
        if (reiwa) y += ReiwaBefore;
        return y is >= 2000 and <= 2100 && m is >= 1 and <= 12 && d >= 1 && d <= DateTime.DaysInMonth(y, m) ? new DateOnly(y, m, d) : null;
    }
}
