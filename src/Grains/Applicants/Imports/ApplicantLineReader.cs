using System.Globalization;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Grains.Applicants.Imports;

/// <summary>Checks and normalises one record. The city's own IDs have no check digit that we know, so none is asked for.</summary>
/// <param name="columns">3, or 4 with <c>valid_until</c>.</param>
/// <param name="procedures">Procedure ids that exist.</param>
public sealed class ApplicantLineReader(ImportKind kind, int columns, IReadOnlySet<string> procedures)
{
    private const int MaxId = 32;
    private const int MaxReference = 64;
    private static readonly char[] Separators = [';', '|', ' ', '\t', '\r', '\n'];
    private static readonly string[] DateForms = ["yyyy-M-d", "yyyy/M/d"];

    /// <returns>The line, or the code of the reason why not.</returns>
    public (ApplicantLine? Line, string? Reason) Read(CsvRecord record)
    {
        if (record.TooLong) return (null, RejectionReasons.TooLong);
        if (record.Fields.Length != columns) return (null, RejectionReasons.WrongColumns);

        var (subject, reason) = kind == ImportKind.Issue ? ReadReference(record.Fields[0]) : ReadId(record.Fields[0]);
        if (subject is null) return (null, reason);
        var (birthday, _) = BirthdayField.Read(record.Fields[1]);
        if (birthday is null) return (null, RejectionReasons.MalformedBirthday);
        if (ReadProcedures(record.Fields[2]) is not { } known) return (null, RejectionReasons.UnknownProcedure);

        var typedDate = columns > ImportColumns.Required ? TypedText.Tidy(record.Fields[3]) : null;
        if (typedDate is null) return (new ApplicantLine(record.FirstLine, subject, birthday, known, null), null);
        return DateOnly.TryParseExact(typedDate, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var until)
            ? (new ApplicantLine(record.FirstLine, subject, birthday, known, until), null)
            : (null, RejectionReasons.MalformedDate);
    }

    private static (string? Id, string? Reason) ReadId(string typed)
    {
        var (id, error) = ReservationIdField.Read(typed);
        return error switch
        {
            null => (id, null),
            { Problem: FieldProblem.Required } => (null, RejectionReasons.MissingId),
            { Problem: FieldProblem.WrongLength, Actual: > MaxId } => (null, RejectionReasons.TooLong),
            _ => (null, RejectionReasons.MalformedId),
        };
    }

    /// <summary>As the city wrote it: the mail merge must find it again.</summary>
    private static (string? Reference, string? Reason) ReadReference(string typed)
    {
        var reference = typed.Trim();
        if (reference.Length == 0) return (null, RejectionReasons.MissingId);
        if (reference.Length > MaxReference) return (null, RejectionReasons.TooLong);
        return TypedText.HasForbidden(reference) ? (null, RejectionReasons.MalformedId) : (reference, null);
    }

    private string? ReadProcedures(string typed)
    {
        var ids = (TypedText.Tidy(typed) ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries)
            .Distinct().Order(StringComparer.Ordinal).ToArray();
        return ids.Length > 0 && ids.All(procedures.Contains) ? string.Join(',', ids) : null;
    }
}
