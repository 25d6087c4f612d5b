namespace OrleansBooking.Api.Reservations;

/// <summary>Texts as Excel takes them: nothing runs, nothing is bent into a number (C9).</summary>
public static class ExcelCell
{
    // Excel keeps 15 digits of a number and shows more than 11 as a power of ten.
    private const int SafeDigits = 11;

    // Full-width forms too: a Japanese Excel reads them as their half-width ones.
    private const string FormulaStarts = "=+-@|%＝＋－＠−";

    /// <summary>Digits with a leading zero, and long ones (telephone, reservation ID, number), as the text <c>="0412"</c>;
    /// what could be a formula with an apostrophe in front; all else as it is.</summary>
    public static string Of(string? value) =>
        string.IsNullOrEmpty(value) ? ""
        : IsBentByExcel(value) ? $"=\"{value}\""
        : IsFormula(value) ? "'" + value
        : value;

    private static bool IsBentByExcel(string value) => value.All(char.IsAsciiDigit) && (value[0] == '0' || value.Length > SafeDigits);

    private static bool IsFormula(string value) =>
        char.IsControl(value[0]) || value.AsSpan().TrimStart() is { Length: > 0 } text && FormulaStarts.Contains(text[0], StringComparison.Ordinal);
}
