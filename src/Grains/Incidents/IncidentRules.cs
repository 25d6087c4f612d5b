using System.Collections.Immutable;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Incidents;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Grains.Incidents;

/// <summary>What the record of a trouble must say, and what it must say before it is closed (§10(5)).</summary>
public static class IncidentRules
{
    private const int TitleLimit = 100;
    private const int TextLimit = 4_000;

    // Codes for the words of a field.
    private const int BeforeItHappened = 1;
    private const int InTheFuture = 2;

    public static ImmutableArray<FieldError> Check(WriteIncident incident, DateTimeOffset now)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        Text("title", incident.Title, TitleLimit, required: true);
        Text("owner", incident.Owner, TitleLimit, required: true);
        Text("what", incident.What, TextLimit, required: true);
        Text("effect", incident.Effect, TextLimit);
        Text("done", incident.Done, TextLimit);
        Text("cause", incident.Cause, TextLimit);
        Text("proposal", incident.Proposal, TextLimit);
        if (incident.HappenedAt > now) errors.Add(new FieldError("happenedAt", FieldProblem.Malformed, Actual: InTheFuture));
        if (incident.NoticedAt < incident.HappenedAt) errors.Add(new FieldError("noticedAt", FieldProblem.Malformed, Actual: BeforeItHappened));
        return errors.ToImmutable();

        void Text(string field, string? value, int limit, bool required = false)
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                if (required) errors.Add(new FieldError(field, FieldProblem.Required));
            }
            else if (value.Length > limit)
            {
                errors.Add(new FieldError(field, FieldProblem.TooLong, limit, value.Length));
            }
            // Lines are wanted here.
            else if (TypedText.HasForbidden(value.ReplaceLineEndings(" ")))
            {
                errors.Add(new FieldError(field, FieldProblem.ControlCharacters));
            }
        }
    }

    /// <summary>What is missing before it can be closed.</summary>
    public static ImmutableArray<FieldError> MissingToClose(Incident incident) =>
    [
        .. new[] { ("done", incident.Done), ("cause", incident.Cause), ("proposal", incident.Proposal) }
            .Where(field => string.IsNullOrWhiteSpace(field.Item2))
            .Select(field => new FieldError(field.Item1, FieldProblem.Required)),
    ];
}
