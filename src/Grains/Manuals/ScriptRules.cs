using System.Collections.Immutable;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Manuals;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Grains.Manuals;

/// <summary>What a line of the script must say, and for whom it can be.</summary>
public static class ScriptRules
{
    private const int TextLimit = 1_000;
    private const int IdLimit = 40;

    /// <summary>Everything that is wrong; empty if nothing is.</summary>
    public static ImmutableArray<FieldError> Check(WriteScript command)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        Known("step", command.Step, ScriptSteps.All);
        Known("language", command.For.Language, ScriptLanguages.All);
        if (command.For.Age is { } age) Known("age", age, ScriptSituation.Ages);
        if (command.For.Visitor is { } visitor) Known("visitor", visitor, ScriptSituation.Visitors);
        if (command.For.Procedure?.Length > IdLimit) errors.Add(new FieldError("procedure", FieldProblem.Unknown));
        if (command.For.Venue?.Length > IdLimit) errors.Add(new FieldError("venue", FieldProblem.Unknown));
        if (string.IsNullOrWhiteSpace(command.Text)) errors.Add(new FieldError("text", FieldProblem.Required));
        else if (command.Text.Length > TextLimit) errors.Add(new FieldError("text", FieldProblem.TooLong, TextLimit, command.Text.Length));
        else if (TypedText.HasForbidden(command.Text)) errors.Add(new FieldError("text", FieldProblem.ControlCharacters));
        return errors.ToImmutable();

        void Known(string field, string value, IReadOnlyList<string> all)
        {
            if (!all.Contains(value)) errors.Add(new FieldError(field, FieldProblem.Unknown));
        }
    }
}
