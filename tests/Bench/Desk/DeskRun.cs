using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace OrleansBooking.Bench.Desk;

/// <summary>How long an operator waits with a million reservations: each kind of search, opening one, offers and availability of all venues, over HTTP.</summary>
public static class DeskRun
{
    private const int Rounds = 300;
    private const int Operators = 8;
    private const int WarmUps = 30;
    private const int AtATime = 20;
    private const string Month = "yyyy-MM";

    public static async Task Run()
    {
        var begun = Stopwatch.GetTimestamp();
        await using var city = await DeskCity.Start();
        await Say($"{DeskPeople.Count:N0} reservations in {DeskSlots.Past:N0} past slots and {DeskSlots.Venues.Count + 2} venues, made in {Stopwatch.GetElapsedTime(begun).TotalMinutes:N1} minutes");
        await Say($"one operator alone, {Rounds} times each, milliseconds at the client");
        await Say($"{"question",-42} {"p50",8} {"p95",8} {"p99",8} {"found",6}");
        foreach (var question in Questions()) await Measure(city.Api, question);
        await Together(city.Api);
    }

    private static IEnumerable<Question> Questions()
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
        var over = today.AddDays(-1);
        yield return Search("search: number", n => DeskPeople.Number(Someone(n)).ToString(CultureInfo.InvariantCulture));
        yield return Search("search: reservation ID", n => DeskPeople.Id(Someone(n)));
        yield return Search("search: telephone", n => DeskPeople.Phone(Someone(n)));
        yield return Search("search: last four digits", n => DeskPeople.Phone(Someone(n))[^4..]);
        yield return Search("search: kana", n => DeskPeople.Kana(Someone(n)));
        yield return Search("search: family kana", n => DeskPeople.Kana(Someone(n)).Split(' ')[0]);
        yield return Search("search: the most common family kana", _ => DeskPeople.Family(0));
        yield return Search("search: nobody", n => $"0300000{n:D4}");
        yield return new("open a reservation (audited)", n => $"reservations/{DeskPeople.Number(Someone(n))}");
        yield return new("three offers, all venues", n => $"offers?procedure=card-pickup&from={today.AddDays(n % 90):yyyy-MM-dd}");
        yield return new("three offers, a Saturday morning", n => $"offers?procedure=card-pickup&weekdays=sat&part=am&from={today.AddDays(n % 90):yyyy-MM-dd}");
        yield return new("availability of a venue and month", n => $"venues/{DeskSlots.Venues[n % DeskSlots.Venues.Count]}/availability?procedure=card-pickup&month={today.AddMonths(n % 3).ToString(Month, CultureInfo.InvariantCulture)}");
        yield return new("report of a month", n => $"reports/monthly?month={today.AddMonths(-(n % 12)).ToString(Month, CultureInfo.InvariantCulture)}", Times: 24);

        Question Search(string name, Func<int, string> text) => new(name, n => Path(text(n), $"from={today:yyyy-MM-dd}", AtATime))
        {
            Over = (n, most) => Path(text(n), $"to={over:yyyy-MM-dd}&descending=true", most),
        };

        static string Path(string text, string days, int most) => string.Create(
            CultureInfo.InvariantCulture, $"reservations?query={Uri.EscapeDataString(text)}&{days}&limit={most}");
    }

    private static async Task Measure(HttpClient api, Question question)
    {
        var times = Math.Min(Rounds, question.Times);
        for (var n = 0; n < Math.Min(WarmUps, times); n++) await Ask(api, question, n + Rounds);
        var found = 0;
        var waited = new double[times];
        for (var n = 0; n < times; n++)
        {
            var started = Stopwatch.GetTimestamp();
            found += await Ask(api, question, n);
            waited[n] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        await Line(question.Name, waited, (found / times).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Several operators at once, each with the questions in turn.</summary>
    private static async Task Together(HttpClient api)
    {
        var questions = Questions().Where(question => question.Times >= Rounds).ToList();
        var all = await Task.WhenAll(Enumerable.Range(0, Operators).Select(async who =>
        {
            var waited = new double[Rounds];
            for (var n = 0; n < Rounds; n++)
            {
                var started = Stopwatch.GetTimestamp();
                await Ask(api, questions[(n + who) % questions.Count], (n * Operators) + who);
                waited[n] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            }

            return waited;
        }));
        await Line($"all of them, {Operators} operators at once", [.. all.SelectMany(own => own)], "");
    }

    // As the console asks: what is to come, and what is over if that does not fill the list.
    private static async Task<int> Ask(HttpClient api, Question question, int n)
    {
        var found = await Ask(api, question.Path(n));
        return question.Over is { } over && found < AtATime ? found + await Ask(api, over(n, AtATime - found)) : found;
    }

    private static async Task<int> Ask(HttpClient api, string path)
    {
        using var answer = await api.GetAsync(new Uri(path, UriKind.Relative));
        var body = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? Count(body) : throw new InvalidOperationException($"{(int)answer.StatusCode} {body}");
    }

    private static int Count(string body)
    {
        using var answer = JsonDocument.Parse(body);
        return answer.RootElement.ValueKind == JsonValueKind.Array ? answer.RootElement.GetArrayLength()
            : answer.RootElement.TryGetProperty("items", out var items) ? items.GetArrayLength()
            : 1;
    }

    private static Task Line(string name, double[] waited, string found)
    {
        Array.Sort(waited);
        return Say($"{name,-42} {At(0.5),8:N1} {At(0.95),8:N1} {At(0.99),8:N1} {found,6}");

        double At(double share) => waited[Math.Min(waited.Length - 1, (int)(waited.Length * share))];
    }

    // People far apart, so that no page of the table is always the same one.
    private static int Someone(int n) => (int)((n * 7_919L + 13) % DeskPeople.Count);

    private static Task Say(FormattableString line) => Console.Out.WriteLineAsync(line.ToString(CultureInfo.InvariantCulture));

    private sealed record Question(string Name, Func<int, string> Path, int Times = Rounds)
    {
        /// <summary>What is asked besides, for so many, when the first answer is short of <see cref="AtATime"/>.</summary>
        public Func<int, int, string>? Over { get; init; }
    }
}
