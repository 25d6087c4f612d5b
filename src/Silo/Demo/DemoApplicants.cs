using System.Globalization;
using OrleansBooking.Grains.Applicants;
using OrleansBooking.Silo.Starting;

namespace OrleansBooking.Silo.Demo;

/// <summary>Issues the demo city's 12,000 reservation IDs and keeps them in a CSV for whoever tries the system.</summary>
public sealed class DemoApplicants(ApplicantIssuer issuer, ReadyFacts facts, IConfiguration configuration)
{
    private const int Count = 12_000;
    private const int Seed = 20_261_122;
    private static readonly string[] Both = ["card-pickup", "certificate-renewal"];

    public async Task Issue(CancellationToken cancellation)
    {
        var path = Path.Combine(Path.GetFullPath(configuration["Booking:DataFolder"] ?? ".data"), "applicants.csv");
        facts.Applicants = path;
        if (File.Exists(path)) return;

        // Birthdays of people who do not exist: the same in every demo city, unlike the IDs.
        var chance = new DemoChance(Seed);
        var people = Enumerable.Range(0, Count).Select(_ => (Birthday: chance.Birthday(), Procedures: Both)).ToList();
        var ids = await issuer.Issue(people, new ProgressLines(), cancellation);

        var draft = path + ".new";
        await using (var file = new StreamWriter(draft))
        {
            await file.WriteLineAsync("reservation_id,birthday,procedures");
            for (var i = 0; i < ids.Count; i++)
                await file.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{ids[i]},{people[i].Birthday},{string.Join(';', Both)}"));
        }

        File.Move(draft, path, overwrite: true);
    }

    // Unlike Progress<T>, in order and before whatever is written next.
    private sealed class ProgressLines : IProgress<int>
    {
        public void Report(int value) => Console.Out.WriteLine($"demo city: {value} of {Count} reservation IDs");
    }
}
