using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Web.Citizen.Texts;

namespace OrleansBooking.Web.Citizen.Words;

/// <summary>The citizens' words for every refusal and every field problem; the one place that has them.</summary>
public sealed class RefusalWords(CityProfile city, TimeProvider time)
{
    /// <summary>One or two sentences that say what happened and what to do next.</summary>
    public string Of(Refusal refusal) => refusal.Kind switch
    {
        RefusalKind.Invalid => string.Join('\n', refusal.Fields.Select(Of)),
        RefusalKind.TooManyAttempts => CitizenTexts.Get("Refusals.TooManyAttempts", Instant(refusal.At), city.Phone),
        RefusalKind.NotYetOpen when refusal.At is { } opens => CitizenTexts.Get("Refusals.NotYetOpenUntil", Instant(opens)),
        _ => CitizenTexts.Get("Refusals." + refusal.Kind, city.Phone),
    };

    /// <summary>What is wrong with a field and what belongs into it, for example 予約IDは16けたの数字です。いま15けたです.</summary>
    public static string Of(FieldError error) =>
        CitizenTexts.Find($"Fields.{error.Field}.{error.Problem}") is { } own
            ? string.Format(System.Globalization.CultureInfo.InvariantCulture, own, error.Limit, error.Actual)
            : CitizenTexts.Get("Fields." + error.Problem, Label(error.Field), error.Limit, error.Actual);

    /// <summary>The field's name as the pages write it.</summary>
    public static string Label(string field) => CitizenTexts.Find($"Fields.{field}") ?? CitizenTexts.Get("Fields.other");

    private string Instant(DateTimeOffset? at)
    {
        var local = CityClock.ToCity(at ?? time.GetUtcNow());
        var day = DateOnly.FromDateTime(local);
        // A lock that ends at 10:15:30 has not ended at 10:15.
        var minute = TimeOnly.FromDateTime(local.Second == 0 && local.Millisecond == 0 ? local : local.AddMinutes(1));
        return day == time.CityToday() ? JapaneseDates.Time(minute) : JapaneseDates.Day(day) + JapaneseDates.Time(minute);
    }
}
