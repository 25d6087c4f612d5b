using System.Collections.Immutable;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Procedures;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Grains.Procedures;

/// <summary>Checks a procedure before anything is stored.</summary>
public static class ProcedureRules
{
    private const int MostLists = 10;
    private const int MostItems = 30;

    /// <summary>Everything that is wrong; empty if nothing is.</summary>
    public static ImmutableArray<FieldError> Check(ProcedureDefinition procedure)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        if (!CityId.IsWellFormed(procedure.Id)) errors.Add(new FieldError("id", FieldProblem.Malformed));
        Text("name", procedure.Name, 100, required: true);
        Text("summary", procedure.Summary, 200);
        Text("walkIn", procedure.WalkIn, 400);
        if (procedure.Minutes is < 5 or > 480) errors.Add(new FieldError("minutes", FieldProblem.Malformed));
        if (procedure.MonthsBeforeExpiry is < 1 or > 120) errors.Add(new FieldError("monthsBeforeExpiry", FieldProblem.Malformed, 120));
        if (procedure.Bring.IsEmpty) errors.Add(new FieldError("bring", FieldProblem.Required));
        else if (procedure.Bring.Length > MostLists || procedure.Bring.Any(list => list.Items.Length > MostItems))
            errors.Add(new FieldError("bring", FieldProblem.TooLong, MostItems));
        else if (procedure.Bring.GroupBy(list => list.Situation).Any(same => same.Count() > 1)) errors.Add(new FieldError("bring", FieldProblem.Malformed));
        foreach (var list in procedure.Bring)
        {
            if (!CityId.IsWellFormed(list.Situation)) errors.Add(new FieldError("bring", FieldProblem.Malformed));
            Text("bring", list.Title, 100, required: true);
            Text("bring", list.Intro, 400);
            foreach (var item in list.Items)
            {
                Text("bring", item.Name, 100, required: true);
                Text("bring", item.Detail, 200);
            }
        }

        return errors.ToImmutable();

        void Text(string field, string? value, int limit, bool required = false)
        {
            if (required && string.IsNullOrWhiteSpace(value)) errors.Add(new FieldError(field, FieldProblem.Required));
            else if (value?.Length > limit) errors.Add(new FieldError(field, FieldProblem.TooLong, limit, value.Length));
            else if (value is not null && TypedText.HasForbidden(value)) errors.Add(new FieldError(field, FieldProblem.ControlCharacters));
        }
    }
}
