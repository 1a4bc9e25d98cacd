Console.WriteLine("CustomerService");
