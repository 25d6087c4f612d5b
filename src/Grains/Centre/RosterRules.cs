using System.Collections.Immutable;
using OrleansBooking.Contracts.Centre;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Grains.Centre;

/// <summary>What a day's roster must say.</summary>
public static class RosterRules
{
    private const int MostShifts = 100;
    private const int NameLimit = 100;

    /// <summary>Everything that is wrong; nobody is in twice at the same time.</summary>
    public static ImmutableArray<FieldError> Check(ImmutableArray<Shift> shifts)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        if (shifts.Length > MostShifts) errors.Add(new FieldError("shifts", FieldProblem.TooLong, MostShifts, shifts.Length));
        foreach (var shift in shifts)
        {
            if (string.IsNullOrWhiteSpace(shift.Operator)) errors.Add(new FieldError("operator", FieldProblem.Required));
            foreach (var (field, name) in new[] { ("operator", shift.Operator), ("standIn", shift.StandIn ?? "") })
            {
                if (name.Length > NameLimit) errors.Add(new FieldError(field, FieldProblem.TooLong, NameLimit, name.Length));
                else if (TypedText.HasForbidden(name)) errors.Add(new FieldError(field, FieldProblem.ControlCharacters));
            }

            if (shift.To <= shift.From) errors.Add(new FieldError("to", FieldProblem.Malformed));
            if (shifts.Any(other => !ReferenceEquals(other, shift) && other.Operator == shift.Operator && other.From < shift.To && shift.From < other.To))
                errors.Add(new FieldError("operator", FieldProblem.Taken));
        }

        return [.. errors.Distinct()];
    }
}
