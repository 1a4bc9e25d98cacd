Console.WriteLine("Storage.AotSmoke started.");
