using System.Collections.Concurrent;
using System.Text;
using OrleansBooking.Bench.Contenders;
using OrleansBooking.Bench.Load;

namespace OrleansBooking.Bench.Scenarios;

/// <summary>Each connection moves a reservation of its own from slot to slot.</summary>
public sealed class MoveScenario : IScenario
{
    private readonly ConcurrentDictionary<string, string[]> _reservations = new();

    public string Name => "move";

    public async Task Prepare(Contender contender)
    {
        if (_reservations.ContainsKey(contender.Name)) return;
        using var connection = await RawConnection.Open(contender.Web);
        var numbers = new string[((IScenario)this).Connections];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (await connection.Ask(contender.Booking(contender.Supply.Spread(), contender.Supply.Applicant())) != 201) throw new InvalidOperationException("A booking to be moved was refused.");
            contender.Acknowledged++;
            var answer = Encoding.UTF8.GetString(connection.Answer);
            var at = answer.IndexOf("\"number\":\"", StringComparison.Ordinal) + "\"number\":\"".Length;
            numbers[i] = answer[at..answer.IndexOf('"', at)];
        }

        _reservations[contender.Name] = numbers;
    }

    public byte[] Request(Contender contender, int worker) => contender.Move(_reservations[contender.Name][worker], contender.Supply.Spread());

    public bool Expects(int status) => status == 200;
}
