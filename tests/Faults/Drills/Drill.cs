namespace OrleansBooking.Faults.Drills;

/// <summary>The program of <c>./booking drill</c>.</summary>
public static class Drill
{
    public static Task<int> Run(string[] arguments) => Task.FromResult(arguments.Length);
}
