using System.Collections.Immutable;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Maintenance;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Grains.Maintenance;

/// <summary>What a planned stop must say (§7(2)).</summary>
public static class MaintenanceRules
{
    private const int TextLimit = 400;

    // Codes for the words of a field.
    private const int NotAfterStart = 1;
    private const int InThePast = 2;
    private const int TooSoon = 3;

    /// <summary>A longer one is a slip of the keyboard.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3);

    /// <summary>Everything that is wrong as of <paramref name="now"/>; empty if nothing is.</summary>
    /// <param name="others">The windows that are planned already.</param>
    public static ImmutableArray<FieldError> Check(PlanMaintenance plan, DateTimeOffset now, ImmutableArray<MaintenanceWindow> others)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        if (plan.EndsAt <= plan.StartsAt) errors.Add(new FieldError("endsAt", FieldProblem.Malformed, Actual: NotAfterStart));
        else if (plan.EndsAt <= now) errors.Add(new FieldError("endsAt", FieldProblem.Malformed, Actual: InThePast));
        else if (plan.EndsAt - plan.StartsAt > Longest) errors.Add(new FieldError("endsAt", FieldProblem.TooLong, Longest.Days));
        else if (others.Any(other => Overlap(plan, other))) errors.Add(new FieldError("startsAt", FieldProblem.Taken));
        if (plan.AnnouncedFrom > plan.StartsAt) errors.Add(new FieldError("announcedFrom", FieldProblem.Malformed, Actual: NotAfterStart));
        Text("text", plan.Text);
        if (plan.EmergencyReason is { } reason) Text("emergencyReason", reason);
        else if (!IsMonthAhead(plan.StartsAt, now)) errors.Add(new FieldError("emergencyReason", FieldProblem.Required, Actual: TooSoon));
        return errors.ToImmutable();

        void Text(string field, string value)
        {
            if (string.IsNullOrWhiteSpace(value)) errors.Add(new FieldError(field, FieldProblem.Required));
            else if (value.Length > TextLimit) errors.Add(new FieldError(field, FieldProblem.TooLong, TextLimit, value.Length));
            else if (TypedText.HasForbidden(value)) errors.Add(new FieldError(field, FieldProblem.ControlCharacters));
        }
    }

    // Whoever ends one of two would believe the site open while the other still stops it.
    private static bool Overlap(PlanMaintenance plan, MaintenanceWindow other) =>
        other.Id != plan.OperationId && other.CancelledAt is null && other.StartsAt < plan.EndsAt && plan.StartsAt < other.EndsAt;

    /// <summary>By the city's calendar: 5 December is a month ahead of 5 January.</summary>
    public static bool IsMonthAhead(DateTimeOffset startsAt, DateTimeOffset now) =>
        CityClock.ToCity(startsAt) >= CityClock.ToCity(now).AddMonths(1);
}
