using OrleansBooking.Faults.Drills;

return await Drill.Run(args);
