using System.Collections.Immutable;
using System.Text.RegularExpressions;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Manuals;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Grains.Manuals;

/// <summary>What a page of the manual must say.</summary>
public static partial class ManualRules
{
    private const int TitleLimit = 200;
    private const int BodyLimit = 20_000;

    /// <summary>Everything that is wrong; empty if nothing is.</summary>
    public static ImmutableArray<FieldError> Check(WriteManual command)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        if (!Id().IsMatch(command.Id)) errors.Add(new FieldError("id", FieldProblem.Malformed));
        if (command.Kind is not ("manual" or "question")) errors.Add(new FieldError("kind", FieldProblem.Unknown));
        Text("title", command.Title, TitleLimit);
        Text("body", command.Body, BodyLimit);
        return errors.ToImmutable();

        void Text(string field, string value, int limit)
        {
            if (string.IsNullOrWhiteSpace(value)) errors.Add(new FieldError(field, FieldProblem.Required));
            else if (value.Length > limit) errors.Add(new FieldError(field, FieldProblem.TooLong, limit, value.Length));
            else if (TypedText.HasForbidden(value, lineBreaks: true)) errors.Add(new FieldError(field, FieldProblem.ControlCharacters));
        }
    }

    /// <summary>Writing it would change nothing.</summary>
    public static bool SaysTheSame(Manual? newest, WriteManual command) =>
        newest is not null && newest.Kind == command.Kind && newest.Title == command.Title.Trim() && newest.Body == command.Body.Trim();

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}$")]
    private static partial Regex Id();
}
