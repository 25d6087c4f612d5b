using System.Collections.Immutable;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Grains.Applicants.Imports;

/// <summary>The header that a file must have, in this order (D1).</summary>
public static class ImportColumns
{
    public const string Id = "reservation_id";
    public const string Reference = "reference";
    public const string Birthday = "birthday";
    public const string Procedures = "procedures";
    public const string ValidUntil = "valid_until";

    /// <summary>Columns without the optional last one.</summary>
    public const int Required = 3;

    /// <summary>Null if the header is right. Otherwise how many columns there should be and are, and which are missing (none found, so not one
    /// that somebody left empty); never what was found there, which may be somebody's data.</summary>
    public static Refusal? Check(ImmutableArray<string> header, ImportKind kind)
    {
        string[] required = [kind == ImportKind.Issue ? Reference : Id, Birthday, Procedures];
        if (header.SequenceEqual(required) || header.SequenceEqual([.. required, ValidUntil])) return null;
        return Refusal.Invalid(
        [
            new FieldError("columns", FieldProblem.Malformed, Required, header.Length),
            .. required.Except(header).Select(missing => new FieldError(missing, FieldProblem.Required, Actual: 0)),
        ]);
    }
}
